/** The unit as it is stored and changed. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.organisation.domain;
