@NullMarked
package io.forecourt.platform.bulk;

import org.jspecify.annotations.NullMarked;
