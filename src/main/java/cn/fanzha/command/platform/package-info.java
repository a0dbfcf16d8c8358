/** What features plug into: database, encryption, audit and live events, jobs, lists, pages. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform;
