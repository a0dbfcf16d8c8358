/** A made-up city to try the application in: only where no real database is set, and not with FANZHA_DEMO=false. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.demo;
