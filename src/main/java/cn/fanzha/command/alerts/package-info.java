/** Alerts 预警 and the attempts to dissuade. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.alerts;
