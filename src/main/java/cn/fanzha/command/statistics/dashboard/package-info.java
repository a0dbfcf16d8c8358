/** Dashboards 看板: what a supervisor sees of a unit and a period at a glance, and what the big screen shows. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.statistics.dashboard;
