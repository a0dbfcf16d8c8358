@org.jspecify.annotations.NullMarked
package cn.fanzha.command.audit.domain;
