// The pages' colours against the contrast of WCAG 2.2 AA, and as people with other colour vision
// see them.

import Foundation
import Testing

@testable import Reporting

@Suite("Colours")
struct ColourTests {
  /// Linear red, green and blue of each name, per theme: light, dark and paper.
  private static let themes: [[String: SIMD3<Double>]] =
    PageAssets.colours
    .components(separatedBy: ":root{").dropFirst().map { block in
      var colours: [String: SIMD3<Double>] = [:]
      for match in block.matches(of: #/--([a-z0-9]+):#([0-9a-f]{3,6})/#) {
        colours[String(match.1)] = linear(String(match.2))
      }
      return colours
    }

  /// A colour in linear light.
  ///
  /// Source: WCAG 2.2, relative luminance.
  private static func linear(_ digits: String) -> SIMD3<Double> {
    let full = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits
    let value = Int(full, radix: 16) ?? 0
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return SIMD3(parts[0], parts[1], parts[2])
  }

  private func luminance(_ colour: SIMD3<Double>) -> Double {
    (colour * SIMD3(0.2126, 0.7152, 0.0722)).sum()
  }

  private func contrast(_ left: SIMD3<Double>, _ right: SIMD3<Double>) -> Double {
    let (low, high) = (
      min(luminance(left), luminance(right)), max(luminance(left), luminance(right))
    )
    return (high + 0.05) / (low + 0.05)
  }

  /// Black on white is 21, and #767676 on white is the grey that just passes.
  @Test("the formula gives known contrasts")
  func formula() {
    #expect(abs(contrast(Self.linear("000"), Self.linear("fff")) - 21) < 1e-9)
    #expect(abs(contrast(Self.linear("767676"), Self.linear("fff")) - 4.54) < 0.01)
  }

  @Test("text has a contrast of at least 4.5, marks of at least 3", arguments: 0..<3)
  func readable(theme: Int) throws {
    let colours = Self.themes[theme]
    for ground in ["bg", "panel"] {
      let below = try #require(colours[ground])
      for text in ["ink", "muted", "blue"] {
        #expect(contrast(try #require(colours[text]), below) >= 4.5, "\(text) on \(ground)")
      }
      for mark in ["chosen", "grey", "fast"] {
        #expect(contrast(try #require(colours[mark]), below) >= 3, "\(mark) on \(ground)")
      }
    }
    // A pressed button, and the number of a project.
    let paper = try #require(colours["bg"])
    #expect(contrast(paper, try #require(colours["blue"])) >= 4.5)
    #expect(contrast(paper, try #require(colours["chosen"])) >= 4.5)
  }

  /// Protanopia, deuteranopia and tritanopia in linear RGB.
  ///
  /// Source: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.
  private static let visions: [[SIMD3<Double>]] = [
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ],
  ]

  @Test("classes and pairs are told apart by every colour vision", arguments: 0..<3, 0..<4)
  func colourBlind(theme: Int, vision: Int) throws {
    func seen(_ name: String) throws -> SIMD3<Double> {
      let colour = try #require(Self.themes[theme][name])
      let rows = Self.visions[vision]
      let mixed = SIMD3(
        (rows[0] * colour).sum(),
        (rows[1] * colour).sum(),
        (rows[2] * colour).sum()
      )
      return mixed.clamped(lowerBound: .zero, upperBound: .one)
    }
    // Neighbouring classes differ in brightness, all in the same direction.
    let brightness = try (0...5).map { luminance(try seen("c\($0)")) + 0.05 }
    let ratios = zip(brightness, brightness.dropFirst()).map { $1 / $0 }
    #expect(ratios.allSatisfy { $0 > 1.12 } || ratios.allSatisfy { $0 < 1 / 1.12 }, "\(ratios)")
    // Before against after, and built against the rest.
    for (left, right) in [("grey", "blue"), ("chosen", "blue"), ("chosen", "fast")] {
      let difference = try seen(left) - seen(right)
      #expect((difference * difference).sum().squareRoot() > 0.1, "\(left) and \(right)")
    }
  }
}
