// The length of a step in the plane.

/// sqrt(x^2 + y^2), without the care for overflow that C's `hypot` takes.
///
/// That function is of glibc 2.35 where a program is built against a newer one; without it the
/// program also runs on glibc 2.34.
package func hypotenuse(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
