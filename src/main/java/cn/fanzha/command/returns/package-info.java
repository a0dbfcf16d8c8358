/** Returning frozen money to victims 资金返还 (银监发〔2016〕41号): one return a frozen account, with as many victims as apply. */
@NullMarked
package cn.fanzha.command.returns;

import org.jspecify.annotations.NullMarked;
