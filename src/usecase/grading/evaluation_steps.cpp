#include <usecase/grading/evaluation_steps.h>

#include <algorithm>

namespace xindang::usecase {

Outcome<Done> assure_state(Evaluation const& evaluation, Evaluation::State state)
{
    if (evaluation.state == state) return Done{};
    return Refusal{Fault::Conflict,
        "the evaluation " + evaluation.id + " is " + std::string(word_of(evaluation.state)) + ", not " +
            std::string(word_of(state)),
        "state"};
}

Outcome<Done> assure_come(model::CivilDate day, Clock const& clock, std::string const& where)
{
    if (day <= model::CivilDate::on(clock.now())) return Done{};
    return Refusal{Fault::BadInput, "the day " + day.text() + " has not come", where};
}

Outcome<grading::Scheme> scheme_of(Evaluation const& evaluation, std::vector<grading::Scheme> const& schemes)
{
    for (auto const& scheme : schemes)
        if (scheme.id() == evaluation.scheme && scheme.version() == evaluation.scheme_version) return scheme;
    return Refusal{Fault::NotFound,
        "the scheme of the evaluation is not here any more: " + evaluation.scheme + " version " +
            evaluation.scheme_version,
        "scheme"};
}

Outcome<std::size_t> write_steps(Actor const& actor, Evaluation& evaluation,
    std::vector<model::SubjectId> const& enterprises,
    std::function<bool(Evaluation const&, model::SubjectId)> const& still_due, WriteStep const& write,
    archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    std::size_t written = 0;
    for (std::size_t begin = 0; begin < enterprises.size(); begin += STEPS_AT_ONCE) {
        if (progress.cancelled())
            return Refusal{Fault::Unavailable,
                "stopped after " + std::to_string(begin) + " of " + std::to_string(enterprises.size()) +
                    "; called again it goes on from there",
                ""};
        auto writer = archive.writer(actor.login, clock);
        if (!writer) return writer.refusal();
        if (auto const read = catch_up(evaluation, *writer); !read) return read.refusal();
        auto const end = std::min(begin + STEPS_AT_ONCE, enterprises.size());
        for (auto at = begin; at < end; ++at) {
            if (!still_due(evaluation, enterprises[at])) continue;
            if (auto const done = write(*writer, enterprises[at]); !done) return done.refusal();
            ++written;
        }
        if (auto const read = catch_up(evaluation, *writer); !read) return read.refusal();
        writer->commit();
        progress.at(end, enterprises.size(), "enterprises");
    }
    return written;
}

} // namespace xindang::usecase
