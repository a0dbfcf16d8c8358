/** Figures: the catalogue, the monthly roll-up, reading back, the month page, briefings. Reads what other features store; nobody calls it. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.statistics;
