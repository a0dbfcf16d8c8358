/** Rows that come in as files. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.alerts.imports;
