/** Tables that leave as a file, line by line. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.sheets;
