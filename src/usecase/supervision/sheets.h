#pragma once

#include <table/sheet.h>
#include <usecase/supervision/plan_inspections.h>

namespace xindang::usecase {

// What supervision looks like as tables for people; the words are Chinese.

/// 监管等级: every firm with its grade, risk, supervision level and office.
table::Sheet levels_sheet(SupervisedFirms const& all, supervision::Offices const& offices);
/// 重点监管名单: the same with the reasons.
table::Sheet key_sheet(SupervisedFirms const& listed, supervision::Offices const& offices);
/// 检查计划: the inspections that have a day.
table::Sheet plan_sheet(InspectionPlan const& plan, supervision::Offices const& offices);
/// 未排入: those that fell out for want of capacity; no row when none did.
table::Sheet fallen_out_sheet(InspectionPlan const& plan, supervision::Offices const& offices);
/// 能力: capacity and load of each office in each month, in person-days.
table::Sheet load_sheet(supervision::Plan const& plan, supervision::Offices const& offices);
/// 计划执行: every planned inspection and what became of it.
table::Sheet progress_sheet(PlanProgress const& progress, supervision::Offices const& offices);

} // namespace xindang::usecase
