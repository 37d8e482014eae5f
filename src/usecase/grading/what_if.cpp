#include <usecase/grading/what_if.h>

#include <usecase/grading/grade_decision.h>
#include <usecase/grading/grade_shifts.h>
#include <usecase/grading/load_columns.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

Refusal bad_record(std::string const& reason)
{
    return {Fault::BadInput, reason, "add-record"};
}

template <class T, class Target> Outcome<Done> put(Outcome<T> const& parsed, Target& target)
{
    if (!parsed) return bad_record(parsed.refusal().reason);
    target = *parsed;
    return Done{};
}

Outcome<Done> put_value(SupposedRecord& record, std::string const& name, std::string const& value)
{
    if (name == "kind") return put(model::parse_record_kind(value), record.kind);
    if (name == "field") return put(model::parse_field(value), record.field);
    if (name == "on") return put(model::CivilDate::parse(value), record.occurred_on);
    if (name == "until") return put(model::CivilDate::parse(value), record.valid_until);
    if (name == "gravity") return put(model::parse_gravity(value), record.gravity);
    if (name == "amount") return put(model::Money::parse_yuan(value), record.amount);
    if (name == "result") return put(Outcome<std::string>(value), record.result);
    if (name == "article") return put(Outcome<std::string>(value), record.article);
    if (name == "number") return put(Outcome<std::string>(value), record.number);
    return bad_record("\"" + name + "\" is not one of: kind field on until gravity amount result article number");
}

Outcome<model::Record> record_of(SupposedRecord const& supposed, WhatIf const& request, grading::Scheme const& scheme,
    model::Subject const& enterprise, model::EntryNumber entry)
{
    auto field = supposed.field;
    if (!field)
        if (auto const only = model::parse_field(enterprise.attributes.get("field"))) field = *only;
    if (!field) return bad_record("the enterprise is in several fields: say field=drug, device or cosmetic");
    for (auto const& words : scheme.definition().results) {
        if (words.kind != supposed.kind || supposed.result.empty()) continue;
        if (std::find(words.words.begin(), words.words.end(), supposed.result) != words.words.end()) continue;
        std::string choices;
        for (auto const& word : words.words)
            choices += " " + word;
        return bad_record("\"" + supposed.result + "\" is no result of such a record in the scheme; it has:" + choices);
    }
    return model::Record{entry, request.enterprise, std::nullopt, supposed.kind,
        supposed.occurred_on.value_or(request.cut_off), "", "", *field, supposed.gravity, supposed.amount,
        supposed.result, supposed.article, supposed.number, supposed.valid_until, "", "", "", ""};
}

ResultMeanings meanings_of(grading::Scheme const& scheme)
{
    return ResultMeanings(scheme.definition());
}

} // namespace

Outcome<SupposedRecord> SupposedRecord::parse(std::string_view text)
{
    SupposedRecord record;
    bool has_kind = false;
    while (!text.empty()) {
        auto const part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        auto const equals = part.find('=');
        if (equals == std::string_view::npos || equals + 1 == part.size())
            return bad_record("not name=value: \"" + std::string(part) + "\"");
        auto const name = std::string(part.substr(0, equals));
        if (auto const done = put_value(record, name, std::string(part.substr(equals + 1))); !done)
            return done.refusal();
        has_kind = has_kind || name == "kind";
    }
    if (!has_kind) return bad_record("say which kind of record: kind=penalty, kind=inspection …");
    return record;
}

Outcome<WhatIfReceipt> what_if(
    Actor const& actor, WhatIf const& request, grading::Scheme const& scheme, archive::Archive const& archive)
{
    auto const allowed =
        assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    auto const view = archive.view();
    auto const enterprise = view.subject(request.enterprise);
    if (!enterprise) return enterprise.refusal();
    Supposition supposed{{}, request.without};
    for (auto const& added : request.added) {
        auto record =
            record_of(added, request, scheme, *enterprise, model::EntryNumber{view.size() + supposed.added.size() + 1});
        if (!record) return record.refusal();
        supposed.added.push_back(std::move(record).value());
    }
    auto const meanings = meanings_of(scheme);
    auto const now = load_columns_of(view, request.enterprise, request.cut_off, meanings);
    if (!now) return now.refusal();
    auto const then = load_columns_of(view, request.enterprise, request.cut_off, meanings, supposed);
    if (!then) return then.refusal();
    auto before = grading::explain(grading::Plan(scheme, *now, request.cut_off), 0);
    auto after = grading::explain(grading::Plan(scheme, *then, request.cut_off), 0);
    auto shifts = shifts_between(before, after);
    auto limits = limits_between(before, after);
    return WhatIfReceipt{
        head_of(*enterprise, view.size()), std::move(before), std::move(after), std::move(shifts), std::move(limits)};
}

Outcome<SchemeWhatIfReceipt> what_if_scheme(Actor const& actor, model::CivilDate cut_off, grading::Scheme const& scheme,
    grading::Scheme const& proposed, archive::Archive const& archive, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator, Duty::Auditor}); !allowed)
        return allowed.refusal();
    auto const view = archive.view();
    auto const now = load_columns(view, cut_off, meanings_of(scheme));
    if (!now) return now.refusal();
    auto const then = load_columns(view, cut_off, meanings_of(proposed));
    if (!then) return then.refusal();
    grading::Plan const plan(scheme, *now, cut_off);
    grading::Plan const other(proposed, *then, cut_off);
    auto const before = plan.evaluate();
    auto const after = other.evaluate();
    SchemeWhatIfReceipt receipt{
        scheme.id(), scheme.version(), proposed.id(), proposed.version(), cut_off, before.size(), {}, {}, {}};
    Movers movers;
    for (std::size_t at = 0; at < before.size(); ++at) {
        progress.at(at, before.size(), "comparing");
        if (progress.cancelled()) return Refusal{Fault::Unavailable, "cancelled; nothing was changed", ""};
        ++receipt.moves[static_cast<std::size_t>(before[at].grade)][static_cast<std::size_t>(after[at].grade)];
        if (before[at].grade == after[at].grade) continue;
        auto const enterprise = view.subject(now->enterprises[at]);
        if (!enterprise) return enterprise.refusal();
        receipt.moved.push_back({enterprise->id, enterprise->current_name(), before[at], after[at]});
        movers.add(grading::explain(plan, at), grading::explain(other, at));
    }
    receipt.movers = std::move(movers).ranked();
    return receipt;
}

} // namespace xindang::usecase
