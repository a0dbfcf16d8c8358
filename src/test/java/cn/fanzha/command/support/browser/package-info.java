/** What tests of pages in a real browser share. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.support.browser;
