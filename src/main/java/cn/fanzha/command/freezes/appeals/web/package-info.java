/** The desk of wrong freezes, for people and for programs. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.freezes.appeals.web;
