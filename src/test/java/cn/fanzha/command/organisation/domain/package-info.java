@org.jspecify.annotations.NullMarked
package cn.fanzha.command.organisation.domain;
