/** The auditor's pages. */
@NullMarked
package cn.fanzha.command.audit.web;

import org.jspecify.annotations.NullMarked;
