#pragma once

#include <archive/archive.h>
#include <usecase/actor.h>
#include <usecase/grading/evaluation.h>

namespace xindang::usecase {

/// The yearly evaluations, by name. Needs a duty of the house: partners see lists, not grades.
Outcome<std::vector<Evaluation>> list_evaluations(Actor const& actor, archive::Archive const& archive);
/// One of them with its enterprises. NotFound at "evaluation".
Outcome<Evaluation> show_evaluation(Actor const& actor, std::string const& id, archive::Archive const& archive);

} // namespace xindang::usecase
