/** Figures that other systems count and that come in as files. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.statistics.imports;
