#pragma once

#include <base/bytes.h>
#include <base/clock.h>

#include <initializer_list>

namespace xindang::crypto {

// DER (X.690) written by hand, for the few structures whose setters OpenSSL keeps to itself.

/// Tags as they stand in the file, class and "constructed" included.
enum class DerTag : unsigned char {
    Enumerated = 0x0A,
    OctetString = 0x04,
    Sequence = 0x30,
    Set = 0x31,
    Context0 = 0x80, ///< IMPLICIT [0] over a primitive type
    Context0Constructed = 0xA0,
    Context1Constructed = 0xA1,
    Context2Constructed = 0xA2,
    Integer = 0x02,
    BitString = 0x03,
    GeneralizedTime = 0x18,
};

Bytes der(DerTag tag, BytesView content);
/// The members one behind the other under the tag.
Bytes der(DerTag tag, std::initializer_list<BytesView> members);
/// RFC 5280 4.1.2.5.2: in UTC, to the second.
Bytes der_time(Instant moment);
/// A BIT STRING without unused bits.
Bytes der_bits(BytesView octets);

} // namespace xindang::crypto
