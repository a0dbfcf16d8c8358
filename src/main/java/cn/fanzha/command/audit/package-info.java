/**
 * The audit log: every change and every reading of personal data, who, when, from where, before and after, result.
 * Append-only and chained, so that a changed, removed or inserted entry shows (Cybersecurity Law art. 21; GB/T
 * 22239-2019 level 3). Nobody calls it: features publish {@link cn.fanzha.command.platform.Audited}.
 */
@NullMarked
package cn.fanzha.command.audit;

import org.jspecify.annotations.NullMarked;
