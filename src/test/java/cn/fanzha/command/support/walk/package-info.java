/** A newcomer's walk through the application: every link of every page, and what a page must never show. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.support.walk;
