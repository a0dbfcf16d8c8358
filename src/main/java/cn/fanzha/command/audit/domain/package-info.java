/** Writing, sealing, reading and verifying the log. */
@NullMarked
package cn.fanzha.command.audit.domain;

import org.jspecify.annotations.NullMarked;
