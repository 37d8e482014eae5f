#include <exchange/list.h>

namespace xindang::exchange {

static constexpr std::string_view SHA256_PREFIX = "sha256:";

std::string_view word_of(Environment environment)
{
    return environment == Environment::Production ? "production" : "test";
}

std::string digest_text(model::Sha256 const& digest)
{
    return std::string(SHA256_PREFIX) + digest.hex();
}

std::optional<model::Sha256> parse_digest(std::string_view text)
{
    if (!text.starts_with(SHA256_PREFIX)) return std::nullopt;
    auto const digest = model::Sha256::parse(text.substr(SHA256_PREFIX.size()));
    if (!digest) return std::nullopt;
    return *digest;
}

std::string_view word_of(Removal::Effect effect)
{
    return effect == Removal::Effect::ExNunc ? "ex-nunc" : "ex-tunc";
}

std::string_view word_of(SubjectIdentifier::Form form)
{
    switch (form) {
    case SubjectIdentifier::Form::Clear:
        return "clear";
    case SubjectIdentifier::Form::Masked:
        return "masked";
    case SubjectIdentifier::Form::KeyedHash:
        return "keyed-hash";
    }
    return {};
}

std::optional<SubjectIdentifier::Form> form_of(std::string_view word)
{
    using Form = SubjectIdentifier::Form;
    for (auto const form : {Form::Clear, Form::Masked, Form::KeyedHash})
        if (word_of(form) == word) return form;
    return std::nullopt;
}

} // namespace xindang::exchange
