@NullMarked
package cn.fanzha.command.returns.domain;

import org.jspecify.annotations.NullMarked;
