/** The search box: one line that finds a record by its number or words, and what is known of a typed value. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.search;
