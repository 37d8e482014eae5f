#pragma once

#include <model/money.h>

#include <string>

namespace xindang::text {

/// 大写金额 by 《正确填写票据和结算凭证的基本规定》, without the words 人民币: "伍万元整", "壹仟肆佰零玖元伍角",
/// "壹佰万元零伍分". The optional 整 after 角 is left out, an optional 零 stands only
/// where the examples of the rules have it. Nought is 零元整.
std::string capital_amount(model::Money amount);

} // namespace xindang::text
