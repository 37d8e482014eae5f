#pragma once

#include <usecase/actor.h>

namespace xindang::usecase {

/// What a document needs to go out or to be taken back: a drafter with the duty publication-staff and an approver with
/// the duty approver, who are not one person (Forbidden at "approver").
Outcome<Done> assure_two_people(Actor const& approver, Actor const& drafter);

} // namespace xindang::usecase
