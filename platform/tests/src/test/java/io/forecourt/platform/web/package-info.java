@NullMarked
package io.forecourt.platform.web;

import org.jspecify.annotations.NullMarked;
