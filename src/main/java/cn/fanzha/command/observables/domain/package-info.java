/** One encrypted row per value, found by its blind index. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.observables.domain;
