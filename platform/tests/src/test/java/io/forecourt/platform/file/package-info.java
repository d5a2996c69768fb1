@NullMarked
package io.forecourt.platform.file;

import org.jspecify.annotations.NullMarked;
