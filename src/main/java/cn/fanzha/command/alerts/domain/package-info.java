/** The alert, its queue, deadlines and readings. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.alerts.domain;
