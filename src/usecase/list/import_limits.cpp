#include <usecase/list/import_limits.h>

#include <algorithm>
#include <charconv>

namespace xindang::usecase {

namespace {

template <class Number> void take(xml::Node const& element, char const* name, Number& into)
{
    auto const text = element.attribute(name);
    std::from_chars(text.data(), text.data() + text.size(), into);
}

} // namespace

ImportLimits import_limits_of(xml::Node const& element)
{
    ImportLimits limits;
    take(element, "file", limits.fetch.file);
    take(element, "connect-seconds", limits.fetch.connect_seconds);
    take(element, "silence-seconds", limits.fetch.silence_seconds);
    take(element, "total-seconds", limits.fetch.total_seconds);
    take(element, "bundle", limits.fetch.bundle.archive);
    take(element, "bundle-inflated", limits.fetch.bundle.inflated);
    take(element, "bundle-files", limits.fetch.bundle.files);
    auto& reading = limits.reading;
    take(element, "file", reading.file);
    take(element, "head", reading.head);
    take(element, "key-set", reading.key_set);
    take(element, "depth", reading.text.depth);
    take(element, "tag", reading.text.tag);
    reading.text.bytes = std::max(reading.file, std::max(reading.head, reading.key_set));
    return limits;
}

} // namespace xindang::usecase
