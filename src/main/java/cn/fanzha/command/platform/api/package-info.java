/**
 * What every address under {@code /api/v1} shares: problems in the caller's language, keys that make a POST safe to
 * repeat, versions that keep changes apart, and the description that programs read.
 */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.api;
