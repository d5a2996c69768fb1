@NullMarked
package io.forecourt.insurance.message;

import org.jspecify.annotations.NullMarked;
