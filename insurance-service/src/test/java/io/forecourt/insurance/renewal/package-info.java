@NullMarked
package io.forecourt.insurance.renewal;

import org.jspecify.annotations.NullMarked;
