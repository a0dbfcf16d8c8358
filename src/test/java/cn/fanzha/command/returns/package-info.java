@NullMarked
package cn.fanzha.command.returns;

import org.jspecify.annotations.NullMarked;
