/**
 * The import door: files of other systems' rows come in by page or program, are checked, and land set-based. What a
 * kind's rows mean is the business of the feature that owns it ({@link cn.fanzha.command.platform.imports.ImportKind}).
 */
@NamedInterface("imports")
@NullMarked
package cn.fanzha.command.platform.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
