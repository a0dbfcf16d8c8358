/** Briefings 通报: how a figure is printed, the prose of a period or an operation, and what has been issued. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.statistics.briefing;
