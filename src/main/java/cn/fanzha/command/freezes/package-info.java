/** Freezes 冻结: applied for, approved, sent, answered, renewed and ended by law (程序规定 arts 237-247; 公通字〔2024〕22号). */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.freezes;
