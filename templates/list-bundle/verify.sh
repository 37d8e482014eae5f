#!/bin/sh
# Checks a bundle with tools of others: sha256sum, openssl, xmllint, xmlsec1. No network, nothing is written but to a folder
# of its own. Answers 0 when all of it holds.
#
#   sh verify.sh [ROOT.crt]
set -eu
cd "$(dirname "$0")"
root=${1:-issuer-root.crt}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
value() { xmllint --nonet --xpath "string($2)" "$1"; }

# The certificate of the key with this role that is in use: the first of the role in the key set.
certificate() {
    { echo "-----BEGIN CERTIFICATE-----"
      value "$keyset" "(//*[local-name()='Key'][@role='$1'])[1]/*[local-name()='CertificateBase64']" | tr -d ' \n' | fold -w 64
      echo
      echo "-----END CERTIFICATE-----"; } >"$work/$1.pem"
}

# Every key that ever signed a list or delta may have signed an older delta.
list_certificates() {
    count=$(value "$keyset" "count(//*[local-name()='Key'][@role='list'])")
    i=1
    while [ "$i" -le "$count" ]; do
        { echo "-----BEGIN CERTIFICATE-----"
          value "$keyset" "(//*[local-name()='Key'][@role='list'])[$i]/*[local-name()='CertificateBase64']" | tr -d ' \n' | fold -w 64
          echo
          echo "-----END CERTIFICATE-----"; } >"$work/list-$i.pem"
        i=$((i + 1))
    done
}

signed_by() { # FILE CERTIFICATE...: by one of them
    file=$1
    shift
    for one in "$@"; do
        if xmlsec1 --verify --enabled-key-data key-name --enabled-reference-uris empty --pubkey-cert-pem "$one" "$file" \
            >"$work/log" 2>&1; then
            return 0
        fi
    done
    cat "$work/log" >&2
    fail "$file is not signed by the key it should be signed by"
}

echo "1. the files are those that were packed"
sha256sum --quiet -c SHA256SUMS || fail "a file was changed"

echo "2. the root certificate: compare this digest with one you got by another way"
openssl x509 -in "$root" -noout -fingerprint -sha256

echo "3. signatures: root -> key set -> head, list, deltas"
keyset=list/keyset-$(value list/head.xml "//*[local-name()='KeySet']/@version").xml
signatures=$(value "$keyset" "count(/*/*[local-name()='Signature'])")
if [ "$signatures" = 1 ]; then
    signed_by "$keyset" "$root"
else # a change of root: the new one signed last, over what the one before had signed
    xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty --node-xpath "/*/*[local-name()='Signature'][2]" \
        --trusted-pem "$root" "$keyset" >"$work/log" 2>&1 || fail "$keyset is not signed by the root"
fi
certificate head
list_certificates
signed_by list/head.xml "$work/head.pem"
for file in list/list-*.xml list/delta-*.xml; do
    [ -e "$file" ] || continue
    signed_by "$file" "$work"/list-*.pem
done

echo "4. every file the head names is the one it names"
digests=$(xmllint --nonet --xpath "//*[@digest and @name]" list/head.xml | sed 's/></>\n</g' |
    sed -n 's/.*name="\([^"]*\)".*digest="sha256:\([0-9a-f]*\)".*/\2  list\/\1/p')
echo "$digests" | sha256sum --quiet -c - || fail "a file is not the one the head names"

echo "5. the files fit the schema"
for file in list/head.xml list/keyset-*.xml list/list-*.xml list/delta-*.xml; do
    [ -e "$file" ] || continue
    xmllint --noout --nonet --huge --schema schema/jdl-1.0.xsd "$file" 2>"$work/log" || { cat "$work/log" >&2; fail "$file"; }
done
for file in list/codelists-*.xml; do
    [ -e "$file" ] || continue
    xmllint --noout --nonet --schema schema/jdl-codes-1.0.xsd "$file" 2>"$work/log" || { cat "$work/log" >&2; fail "$file"; }
done

if [ -e list-sm2.pub ]; then
    echo "6. SM2 signatures beside every file"
    for file in list/head.xml list/keyset-*.xml list/list-*.xml list/delta-*.xml; do
        [ -e "$file" ] || continue
        signature=list/$(sha256sum "$file" | cut -c1-32).sm2sig
        openssl dgst -sm3 -verify list-sm2.pub -sigopt distid:1234567812345678 -signature "$signature" "$file" \
            >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "$file has no good SM2 signature"; }
    done
fi

echo "OK: $(value list/head.xml "//*[local-name()='ListId']") seq $(value list/head.xml "//*[local-name()='Seq']")," \
    "$(value list/head.xml "//*[local-name()='EntryCount']") entries," \
    "state $(value list/head.xml "//*[local-name()='StateDigest']"), valid until $(value list/head.xml "//*[local-name()='ValidUntil']")"
