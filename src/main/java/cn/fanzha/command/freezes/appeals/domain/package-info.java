/** Appeals against freezes and the rules of their decision. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.freezes.appeals.domain;
