/** What waits for somebody: each feature offers its own open work, and the pages of the roles show what burns first. */
@NamedInterface("work")
@NullMarked
package cn.fanzha.command.platform.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
