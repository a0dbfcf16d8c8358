/** Figures on pages and for programs. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.statistics.web;
