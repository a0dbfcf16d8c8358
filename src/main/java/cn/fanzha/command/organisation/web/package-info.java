/** Pages of units, institutions and the working-day calendar. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.organisation.web;
