"""Numbers that are valid in form and belong to nobody: region 3599xx was never given out."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def organisation_code(number):
    """Nine characters of GB 11714: eight and the check character."""
    body = f"DY{number:06d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    digits = [int(c) if c.isdigit() else ord(c) - 55 for c in body]
    check = 11 - sum(w * d for w, d in zip(weights, digits)) % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def credit_code(region, number):
    """GB 32100: registration department, class, region, organisation code, check character."""
    body = "91" + region + organisation_code(number)
    total = sum(ALPHABET.index(c) * (3**i % 31) for i, c in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def person_id(region, birth, serial):
    """GB 11643. The region 3599xx was never given out, so nobody has such a number."""
    body = f"{region}{birth:%Y%m%d}{serial:03d}"
    total = sum(int(c) * (2 ** (17 - i) % 11) for i, c in enumerate(body))
    return body + "10X98765432"[total % 11]
