/** The search box and its results. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.search.web;
