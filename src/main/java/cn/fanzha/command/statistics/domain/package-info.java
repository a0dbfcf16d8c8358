/** What the figures are, how they are rolled up, and how they are read. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.statistics.domain;
