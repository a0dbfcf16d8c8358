@NullMarked
package cn.fanzha.command.returns.web;

import org.jspecify.annotations.NullMarked;
