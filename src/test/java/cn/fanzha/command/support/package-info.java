/** Fixtures, the tests' database, and what test classes share. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.support;
