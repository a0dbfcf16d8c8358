/** 反诈指挥中心: one application, a module for each feature. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command;
