/** The database that a fresh machine starts by itself. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.database;
